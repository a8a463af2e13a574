/// <summary>
/// Reads <c>blocks</c> of bytes &amp; characters; see <see cref="T:System.IO.Stream.Read(System.Int32)"/>,
/// <see cref="List{T}">a list</see>, <see langword="null"/> and <paramref name="size"/>.
/// <para>Second.</para>
/// <list type="bullet"><item><term>one</term><description>first</description></item><item>two</item></list>
/// </summary>
/// <typeparam name="T">what is read</typeparam>
/// <remarks>Slow.</remarks>
/// <example>
/// <code>
/// var r = new Reader&lt;int&gt;();
///   r.Read();
/// </code>
/// </example>
/// <seealso cref="Buffer"/>
public class Reader<T> {
  /// <summary>The limit.</summary>
  public const int Limit = 1;

  /// <summary>Reads.</summary>
  /// <param name="count">how many,
  ///   at most <see cref="Limit"/></param>
  /// <param name="missing">not there</param>
  /// <returns>the items</returns>
  /// <exception cref="System.IO.IOException">the disk is gone</exception>
  [Obsolete]
  public T Read(int count, bool undocumented) { throw new InvalidOperationException(); }

  /// <inheritdoc/>
  public void Close() { }

  /** <summary>Block style.</summary>
   *  <value>A number.</value> */
  public int Size { get; }

  // Not XML: List<int> stays.
  void Plain() { }

  /// <summary>Unclosed <b>tag
  /// <param name="x">still read</param>
  void Odd(int x) { }
}
