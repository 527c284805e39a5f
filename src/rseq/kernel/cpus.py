"""placeholder"""
def copies() -> int:
    return 2
