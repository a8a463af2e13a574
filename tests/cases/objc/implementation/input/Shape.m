#import "Shape.h"
@import AppKit.NSView;

static int counter;

@implementation Shape
{
  int _private;
}
@synthesize name = _name;
@dynamic hidden;

/**
 * Makes a shape.
 * @param frame where it is
 * @param style how it looks
 * @return the shape
 */
- (id) initWithFrame: (NSRect)frame style: (int)style
{
  self = [super init];
  return self;
}

static void Helper(int x)
{
  counter += x;
}

+ (Shape *) shared { return nil; }
@end

@implementation Shape (Drawing)
- (void) drawOn: (Canvas *)canvas {}
@end

int main(int argc, const char **argv)
{
  @autoreleasepool { return NSApplicationMain(argc, argv); }
}
