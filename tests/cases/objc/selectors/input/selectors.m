// Labels that are keywords; macros between a parameter's type and its name.
@interface Selectors : NSObject
- (void) setX: (float)x double: (double)y;
- (void) done: (Coder*) NS_CONSUMED coder;
- (void) send: (Coder*) NS_CONSUMED coder
         type: (int)type;
- (int) int: (int)a : (int)b;
@end

@implementation Selectors
-(void)setX:(float)x double:(double)y {}
- (void) type: (int)type
        class: (int)kind
       length: (int)length
          for: (id)sender
{
}
- (void) done: (Coder*) NS_CONSUMED coder
{
}
- (BOOL) signed { return YES; }
@end
