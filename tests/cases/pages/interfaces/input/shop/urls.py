from django.urls import path, re_path
from . import views

urlpatterns = [
    path("items/<int:id>/", views.item),
    re_path(r"^old/$", views.old, name="old"),
]
