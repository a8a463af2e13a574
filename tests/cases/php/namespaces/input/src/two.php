<?php
namespace A\B;
const VERSION = '1.0';
function first() {}
class One {}

namespace A\C;
function first() {}
define('A_GLOBAL', 1);
