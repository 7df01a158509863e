/// Tests of exports to ONNX.
@NullMarked
package org.kaon.onnx.export;

import org.jspecify.annotations.NullMarked;
