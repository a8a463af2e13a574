@implementation Broken
- (void) before {}
%% not code ]] ))
- (int) after: (int)x
{
  return x;
}
@end
@interface Late : NSObject
- (void) still;
@end
