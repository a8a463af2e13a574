package com.example.shop;

import static org.junit.Assert.assertEquals;
import org.junit.Test;

public class CartTest {
  @Test
  public void startsEmpty() {
    Cart cart = new Cart();
    assertEquals(0, cart.total());
  }
}
