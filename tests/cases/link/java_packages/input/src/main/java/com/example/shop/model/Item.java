package com.example.shop.model;

public class Item {
  public enum Kind { BOOK, TOY }
  public void check() {}
}
