import protos.box_pb2
from protos import box_pb2, box_pb2_grpc, missing_pb2


def make():
    stub = box_pb2_grpc.BoxesStub(None)
    return box_pb2.Box(size=1), protos.box_pb2.Box(), missing_pb2.Box()
