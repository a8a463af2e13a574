<?php
namespace Shop\Model;

class Item
{
    public function check(): void {}
}
