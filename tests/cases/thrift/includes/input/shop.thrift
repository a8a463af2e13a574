include "shared.thrift"
namespace py shop.thrift
namespace cpp shop

typedef i64 Money
const i32 MAX = 10
const map<string, i32> SIZES = {"small": 1, "large": 2}

exception NotFound { 1: required string id, 2: optional shared.Reason why }

service Shop extends shared.Base {
  oneway void ping(),
  Money total(1: string id) throws (1: NotFound missing)
}
