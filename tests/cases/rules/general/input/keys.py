AWS = "AKIAQ7RZ2LMN4TPV8WXY"
EXAMPLE = "AKIAIOSFODNN7EXAMPLE"
db_password = "Tr0ub4dor&3"
password = "changeme"
password_label = "Tr0ub4dor&3"
api_key = load()
