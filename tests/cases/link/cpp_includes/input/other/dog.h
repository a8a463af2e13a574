#pragma once
struct Elsewhere {};
