<?php
namespace Shop;

class Log
{
    public static function write(int $value): void {}
}
