/*
 * Licensed to the Apache Software Foundation (ASF) under the Apache License, Version 2.0.
 */
package com.example;

/**
 * Reads <b>blocks</b> of {@code bytes} &amp; characters; see {@link java.io.Reader#read(char[]) read}, {@link Buffer}
 * or {@linkplain #close() closing}.
 *
 * <p>Steps:
 * <ul>
 * <li>open</li>
 * <li>read</li>
 * </ul>
 * <pre>{@code
 * Reader<String> r = new Reader<>();
 *   r.read(1, 2);
 * }</pre>
 *
 * @param <T> what is read
 * @author Somebody
 * @since 1.2
 * @see Buffer
 * @see "The book"
 */
public class Reader<T> {
  /** The limit. */
  static final int LIMIT = 1;

  /**
   * Reads at most <code>count</code> items.
   * @param count how many,
   *     at most {@value #LIMIT}
   * @param missing not there
   * @return {@code null} at the end
   * @throws IOException when the disk is gone
   * @exception IllegalStateException after {@link #close()}
   * @deprecated use {@link #readAll}
   */
  @Deprecated
  public T read(int count, boolean undocumented) throws IOException {
    throw new IllegalStateException();
  }

  /** {@inheritDoc} */
  public void close() {}

  /** {@return the number of items} */
  int size() { return 0; }

  /** Unclosed {@code brace
   * @param x still read
   */
  void odd(int x) {}

  // Not Javadoc, but the author's words.
  void plain() {}
}
