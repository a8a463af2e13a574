# Books.
namespace cpp acme.library
namespace py acme.library
include "common.thrift"

/** A printed work. */
struct Book {
  1: required string title,  // as on the cover
  2: optional list<map<string, common.Author>> authors = [];
  3: i32 pages = 12 (go.tag = "x")
}
union Place { 1: string shelf; 2: Room room }
exception NotFound { 1: string what }
