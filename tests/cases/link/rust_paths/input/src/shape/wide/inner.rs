use super::super::wide::stretch;
use super::super::super::shape;
