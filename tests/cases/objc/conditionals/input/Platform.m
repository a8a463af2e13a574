@implementation Platform
#ifdef HAVE_SSL
- (int) verify: (NSData *)data { return 1; }
#else
- (int) verify: (NSData *)data { return 0; }
#endif
- (void) always
{
#if DEBUG
  NSLog(@"%"PRIdPTR" of %@", x, y);
#endif
}
@end
#if OLD
@implementation Legacy
- (void) old {}
@end
#endif
