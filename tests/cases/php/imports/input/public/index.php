#!/usr/bin/env php
<?php
use App\Kernel;
use App\Models\User as Person, App\Models\Team;
use function App\Support\env_or;
use const App\Support\DEBUG;
use App\Http\{Request, Response as Reply, Middleware\Auth};
use function App\Text\{slug, title as headline};
use \Leading\Slash;

require __DIR__ . '/../vendor/autoload.php';
require_once dirname(__DIR__) . '/config/app.php';
require_once dirname(__DIR__, 2) . "/shared.php";
include dirname(__FILE__) . '/near.php';
include_once 'plain.php';
require ROOT . '/lib/rooted.php';
require $computed;

if (is_file('local.php')) {
    include 'local.php';
}

function boot() { require 'late.php'; return new Person(DEBUG, slug('x'), Request::class, new Auth); }

$key = getenv('APP_KEY') ?: $_ENV['APP_SECRET'] ?? env('APP_URL', 'http://localhost');
$_ENV['WRITTEN'] = 1;
