package com.example.other;

import com.example.shop.*;

public class AllTest {
  void all() {
    new Ledger().note(null);
  }
}
