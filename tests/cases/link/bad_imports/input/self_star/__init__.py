from self_star.other import *
