<?php
namespace Shop\Model;

enum Kind
{
    case Book;
}
