package com.example.shop;

interface Priced {
  long total();
}
