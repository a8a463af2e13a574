@implementation First
- (void) one { }
@end

@implementation Second (More)
- (void) two
{
  if (x) {
    [self a: 1
