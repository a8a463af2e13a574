package com.example.shop.util;

public final class Money {
  public static long round(long value) { return value; }
  public static long zero() { return 0; }
}
