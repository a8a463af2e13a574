<?php
namespace Shop\Lids;

class Lid
{
    public function close(): void {}
}

class BigLid extends Lid
{
    public function grow(): void {}
}
