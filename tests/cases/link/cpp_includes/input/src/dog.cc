#include "dog.h"
#include "version.h"
namespace zoo {
std::string Dog::Speak() const { return DOG_NAME; }
int Dog::Twice() { return 2 * this->legs() + Count(*this); }
}
