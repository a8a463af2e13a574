<?php
namespace App;

use Psr\Log\LoggerInterface;
use App\Util\Text;

class Service
{
    private $cache;
    const NAME = 'service';
    public static $count = 0;

    public function run(LoggerInterface $log, ?Text $text, int|\Stringable $x): Text|false
    {
        $log->info('running');
        $this->prepare();
        $this->cache->get(self::NAME);
        $this->cache?->clear();
        self::make()->go();
        static::$count++;
        parent::run();
        Text::slug($text);
        \strlen('x');
        Util\helper(PHP_EOL);
        $f = $this->cache;
        $f('dynamic');
        if ($x instanceof Result && $text instanceof \App\Deep\Thing) {
            return new Text(...);
        }
        try {
            (new Job($x))->dispatch(Text::class, App\Flags::ON);
        } catch (NotFound | \Other\Failed $e) {
            throw new Wrapped($e);
        }
        return Other::$shared;
    }

    private function prepare() {}
    private static function make() { return new static; }
}
