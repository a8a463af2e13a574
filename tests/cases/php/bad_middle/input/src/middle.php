<?php
class Before
{
    public function one() {}

    <<<<<<< HEAD
    public function two() {}
    =======
    public function two($x) {}
    >>>>>>> branch

    public function three() {}
}

function ) ( broken {{{

class After
{
    public function four() {}
}
function last() {}
