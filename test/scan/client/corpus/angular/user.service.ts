import { HttpClient } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { environment } from './environments/environment';

@Injectable({ providedIn: 'root' })
export class UserService {
  private readonly usersUrl = `${environment.apiUrl}/users`;

  constructor(private http: HttpClient) {}

  list() {
    return this.http.get<unknown[]>(this.usersUrl);
  }

  get(id: number) {
    const url = `${this.usersUrl}/${id}`;
    return this.http.get(url).pipe();
  }

  save(user: { id: number }) {
    return user.id ? this.http.put(`${this.usersUrl}/${user.id}`, user) : this.http.post(this.usersUrl, user);
  }

  raw() {
    return this.http.request('DELETE', `${environment.apiUrl}/cache`);
  }
}
