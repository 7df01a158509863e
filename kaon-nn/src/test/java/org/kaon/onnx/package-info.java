/// Tests of the ONNX format.
@NullMarked
package org.kaon.onnx;

import org.jspecify.annotations.NullMarked;
