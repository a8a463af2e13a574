<?php
class Unbalanced
{
    public function a() { if (true) { return 1; }
    public function b() { return 2; }
    private static function c(int $x): int { return $x; }
}
interface Later { public function d(); }
function e() { }}}
function f() {}
