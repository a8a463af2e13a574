package com.example.shop;

class Ledger {
  void note(Object thing) {}
}
