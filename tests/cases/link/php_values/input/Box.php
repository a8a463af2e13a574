<?php
namespace Shop;

use Shop\Lids\BigLid;
use Shop\Lids\Lid;

class Box extends Crate
{
    private BigLid $spare;
    private ?Lid $maybe;

    public function __construct(private Lid $promoted, BigLid $spare)
    {
        $this->spare = $spare;
    }

    public function first(): Lid
    {
        return $this->promoted;
    }

    public function all(Box $other, \DateTime $when, Lid|null $nullable): void
    {
        $this->spare->grow();
        $this->maybe?->close();
        $other->first()->close();
        $nullable->close();
        $big = new BigLid();
        $big->grow();
        $big->close();
        (new BigLid())->grow();
        $lid = $other->first();
        $lid->close();
        $lid = new BigLid();
        $lid->grow();
        $this->weigh();
        parent::weigh();
        try {
            $when->format('c');
        } catch (Failure $failure) {
            $failure->explain();
        }
    }
}

class Failure extends \Exception
{
    public function explain(): string { return 'x'; }
}

class Crate
{
    protected function weigh(): int { return 1; }
}
