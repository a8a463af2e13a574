/**
 * Reads **blocks** of [Byte]s.
 *
 * Slowly.
 *
 * @param T what is read
 * @property limit how many
 * @constructor makes one
 * @see Buffer
 * @since 1.2
 */
class Reader<T>(val limit: Int) {
    /**
     * Reads.
     * @param count how many,
     *   at most [limit]
     * @param missing not there
     * @receiver the reader
     * @return the items
     * @throws IOException when the disk is gone
     * @sample samples.read
     */
    @Deprecated("old")
    fun read(count: Int, undocumented: Boolean): T = throw IllegalStateException("x")

    // Plain words.
    fun plain() {}
}
