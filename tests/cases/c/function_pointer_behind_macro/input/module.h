REDISMODULE_API int (*RM_Delete)(RedisModuleKey *key) REDISMODULE_ATTR;
REDISMODULE_API RedisModuleString * (*RM_Create)(RedisModuleCtx *ctx, size_t len) REDISMODULE_ATTR;
