part of 'shop.dart';

int _version() => 1;
