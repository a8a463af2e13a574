GS_EXPORT_CLASS
@interface Legacy : NSObject
- (void) stop NS_DEPRECATED(10_0, 10_4);
@end

@implementation Legacy
- (void) stop
{
  NS_DURING
    {
      [self go];
    }
  NS_HANDLER
    {
      [localException raise];
    }
  NS_ENDHANDLER
  FOR_IN (NSString*, key, keys)
    [self use: key];
  END_FOR_IN (keys)
}
- (void) after {}
@end
