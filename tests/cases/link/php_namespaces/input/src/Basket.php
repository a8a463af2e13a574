<?php
namespace Shop;

abstract class Basket
{
    protected function keep(Model\Item $item): void {}
    protected function reset(): void {}
}
