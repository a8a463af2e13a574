<?php

namespace Shop;

use Monolog\Logger;
use Shop\Model\Item as Thing;
use Shop\Model\{Kind, Missing};
use function Shop\Util\round_up;
use JsonSerializable;

final class Cart extends Basket implements JsonSerializable
{
    public function add(Thing $item, Kind $kind): void
    {
        $item->check();
        $this->keep($item);
        parent::reset();
        Log::write(round_up(2));
    }
}
