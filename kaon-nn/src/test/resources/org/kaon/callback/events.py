"""Writes one scalar with TensorFlow's own protocol buffers and record writer: events.hex beside this file.

pip: tensorflow==2.21.0
"""
import pathlib, tempfile
import tensorflow as tf
from tensorflow.core.util import event_pb2

version = event_pb2.Event(wall_time=1.5, file_version="brain.Event:2")
scalar = event_pb2.Event(wall_time=1.5, step=3)
scalar.summary.value.add(tag="loss", simple_value=.25)
with tempfile.TemporaryDirectory() as folder:
    path = folder + "/events"
    with tf.io.TFRecordWriter(path) as out:
        for event in (version, scalar):
            out.write(event.SerializeToString(deterministic=True))
    (pathlib.Path(__file__).parent / "events.hex").write_text(pathlib.Path(path).read_bytes().hex() + "\n")
