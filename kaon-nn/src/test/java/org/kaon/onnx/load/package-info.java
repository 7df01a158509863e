/// Tests of imports from ONNX.
@NullMarked
package org.kaon.onnx.load;

import org.jspecify.annotations.NullMarked;
