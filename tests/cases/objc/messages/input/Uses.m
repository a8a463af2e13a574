@implementation Uses
- (void) run: (NSArray *)items
{
  [self foo: 1 bar: 2];
  [[NSFileManager defaultManager] removeItemAtPath: @"x" error: NULL];
  SEL action = @selector(foo:bar:);
  for (Item *item in items)
    {
      if ([item isOpen] && item.count > 3)
        {
          dispatch_async(queue, ^{ [item close]; });
        }
    }
  @try
    {
      [store load];
    }
  @catch (NSException *problem)
    {
      @throw [StoreError errorWithCode: 3];
    }
  @finally
    {
      [store unlock];
    }
  [NSException raise: NSInvalidArgumentException format: @"no"];
  NSString *home = [[[NSProcessInfo processInfo] environment] objectForKey: @"HOME"];
  getenv("PATH");
}
@end
