#pragma once
#include <sleef.h>
