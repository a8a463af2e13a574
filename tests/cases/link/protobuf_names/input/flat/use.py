import lid_pb2

print(lid_pb2.Kind.Name(0), lid_pb2.ROUND)
