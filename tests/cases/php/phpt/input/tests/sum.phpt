--TEST--
It sums: function not_this() {}
--SKIPIF--
<?php if (!defined('X')) die('skip');
--FILE--
<?php
function sum($a, $b) { return $a + $b; }
echo sum(1, 2);
--EXPECT--
3 ) broken { ( function nor_this() {}
