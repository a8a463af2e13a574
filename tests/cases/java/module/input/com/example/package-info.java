/**
 * Everything about <i>examples</i>.
 */
@NonNullApi
package com.example;
