<?php
namespace Cut;

class Complete { public function whole() {} }

/** Never closed. */
class Broken extends Complete
{
    private $field = 1;

    public function first() { return 1; }

    public function second($a) {
        if ($a) {
            return [1, 2
