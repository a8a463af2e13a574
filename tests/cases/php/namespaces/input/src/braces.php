<?php
namespace X {
    class InX {}
}
namespace {
    class InGlobal {}
    function helper() { define("FROM_FUNCTION", helper()); }
}
