package com.example.shop;

import com.example.shop.model.Item;
import com.example.shop.model.Item.Kind;
import static com.example.shop.util.Money.round;
import com.example.shop.util.*;
import com.example.shop.generated.Version;
import com.google.common.collect.ImmutableList;
import java.util.List;

/** What a customer is going to buy. */
public class Cart extends Basket implements Priced {
  private final Ledger ledger = new Ledger();

  public void add(Item item, Kind kind) {
    item.check();
    super.reset();
    this.ledger.note(item);
    keep(item);
  }

  public long total() {
    return round(Money.zero());
  }
}
