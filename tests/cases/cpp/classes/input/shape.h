// Copyright (c) 2024 Someone
// All rights reserved.
#pragma once

#include <memory>

#include "base.h"

/// Where a shape lives.
///
/// More words on it.
struct Point {
  int x = 0;  ///< to the right
  int y = 0;  ///< downwards
};

/**
 * A figure.
 *
 * \tparam T unit of length
 */
template <typename T, int Dimensions = 2, typename... Rest>
class Shape : public Base<T>, protected virtual ns::Other {
 public:
  explicit Shape(T size) noexcept : size_(size) {}
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape& other) = default;
  virtual ~Shape();

  /// The area.
  /// \param scale factor of the unit
  /// \return never negative
  [[nodiscard]] virtual T area(const T& scale, int digits = 3) const = 0;
  virtual void draw() override final;
  operator bool() const { return size_ > 0; }
  T operator()(T x, ...) const;
  static constexpr int kCorners = 4;
  friend bool operator==(const Shape& a, const Shape& b) { return a.size_ == b.size_; }
  friend class Canvas;

 protected:
  enum class Kind : unsigned char { kRound = 1, kSquare };
  using Owner = std::shared_ptr<Shape>;

 private:
  T size_;
  unsigned flags_ : 3, rest_ : 5;
  union {
    int as_int;
    float as_float;
  };
};

template <>
struct Shape<int>::Helper<int*> {};

template <class A>
void swap(Shape<A>& a, Shape<A>& b);
