include "book.thrift"
service Base { void ping() }
// Finds books.
service Store extends Base {
  /* One. */
  book.Book get(1: string id, 2: i32 depth = 1) throws (1: book.NotFound missing, 2: Broken broken),
  oneway void forget(1: list<string> ids);
}
