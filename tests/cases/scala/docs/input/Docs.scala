/** Reads '''blocks''' of `bytes`, see [[java.io.Reader]] or [[Buffer the buffer]].
  *
  * {{{
  * val r = new Reader[Int]
  *   r.read(1)
  * }}}
  *
  * @tparam T what is read
  * @param limit how many
  * @see [[Buffer]]
  * @since 1.2
  */
class Reader[T](limit: Int) {
  /** Reads.
    *
    * @param count how many,
    *   at most `limit`
    * @param missing not there
    * @return the items
    * @throws java.io.IOException when the disk is gone
    * @note slow
    */
  def read(count: Int, undocumented: Boolean): T = throw new IllegalStateException("x")

  // Plain words.
  def plain = 1
}
